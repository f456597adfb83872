/** Set-up step: what the project makes from its own sources once: text entry data and the built-in policy pack. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modules, root, toolNode } from '../paths.mjs';
import { mustRun } from '../run-program.mjs';
import { digestOf, isStamped, writeStamp } from '../stamp.mjs';

function generator({ name, title, why, script, inputs, output }) {
  const digest = () => digestOf([...inputs, `=${existsSync(join(modules, '.package-lock.json'))}`]);
  const absent = () => !existsSync(join(root, script));
  return {
    name,
    title,
    why,
    isCurrent: () => absent() || (isStamped(name, digest()) && existsSync(join(root, output))),
    async run() {
      await mustRun(toolNode(), [join(root, script)], { cwd: root });
      writeStamp(name, digest());
    },
  };
}

export const textEntry = generator({
  name: 'textEntry',
  title: 'Text entry data',
  why: 'handwriting and pinyin work offline from these files',
  script: 'build/text-entry/build.ts',
  inputs: ['build/text-entry', 'renderer/text-entry/pinyin', 'package-lock.json'],
  output: '.cache/text-entry',
});

export const policyPack = generator({
  name: 'policyPack',
  title: 'Policy pack',
  why: 'texts, causes of action and document templates, signed for development',
  script: 'build/policy/build.ts',
  inputs: ['build/policy', 'main/contract/policy.ts'],
  output: '.cache/policy',
});
