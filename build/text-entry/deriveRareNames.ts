/** Makes `rareNames.tsv` from the Unicode Han Database; run by hand when the list should change: `node deriveRareNames.ts FOLDER_WITH_Unihan_TXT`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';

/** Characters met in names that stand in none of the three sources below: old variants kept in registers, and Ext A/B forms. */
const ALSO_IN_NAMES =
  '𠮷㐱㐂㑇㑊㑺㒄㒒㒟㓂㓅㔶㕮㗊㙍㙓㙦㛄㛹㜣㜮㝎㝢㞧㟃㟆㠭㡉㢸㣙㤅㤚㥁㥓㥛㦂㦤㧑㨗㨘㪅㫰㫟㬎㬢㬊㬫㭎㮾㯋㯖㰖㲻㳇㳚㳘㳤㴔㴪㵑㵘㵾㵪㶲㶷㷋㷷㷸㷌㸒㸆㺪㺭㺸㺹㻂㻏㻎㻐㻑㻞㻟㻧㻨㼄㼅㼆㽏㽘㿥䀹䁖䂮䃅䄎䅟䇹䈥䉾䋎䋖䌷䍁䎖䎗䏝䏡䐃䐜䒟䒩䓖䓛䓨䓫䓬䔖䔲䕫䕃䕓䕭䖴䗖䗝䗪䗴䘵䘮䙡䚮䛮䜣䝙䝼䞍䠶䡇䢺䢼䢘䢿䣕䣘䤈䤩䥽䦂䦃䨙䨱䩄䪥䫌䬅䬣䭀䮄䮰䯄䯅䰟䲜䳟䴇䴉䴔䵣䶊䶮' +
  '昇陞堃喆淼垚濬祐晧暠迺啟兪恆峯峰巖喦嵒甯寗寧穀綵緖翺菴菫蕚託讚遊週鑑鉅鍊霑頫飇驎黻皥皞晳晢暎曌曧朤梹楙槑榘檒欎氷汎泂泺洺浤浵淸渢溁溦滙漘澂濛瀞灥烱焌焱焴煒煕煚熈熙燊燚燿爕犇猋玥玹珅珉珺琇琎琤琱瑀瑢瑨璎璿甡畾畯皛皝皜盉眀眞睎睿矞砡硚祇祎祘祺禔禕禛秝稑穜竑竝竤竒筠箖簃籣粦絜綦綝縢羙翀翚翙翯耑聡肜胤艸芃芈芑芮苪茀茝荇莛菀菉萩葑蒨蓁蔺藴蘅虓虢蛎衎衔袆裎褘觱訢詝誩諲譓讠谞豳貟贠贇赟赪趯跹輗轪逄逯邕邗郗郕郜鄄鄞鄢鄯酆釒釪釴鈊鈜鈺鉌鉦鋆鋐鋕鋙鋯錡錤鍀鍙鏸鐄鑫闫闳阊雘雩霈靏靐靓韡韫頔頠顒颋飏馥馵騏騠骎骉髙髎魟鬯鱻鳯鵬鶄麤黃黉龑龘龢亍亓亹仉仝仵佘佶侂俙俣倓偲傕傒儁兕冏冔冨凃剀劢劭勍勔勖勲匜卺厐厽叆叒叕吔吢咘咜哿唻啴喦喆嗞嘒嘦嚞囍圁圂圐圀坴垕垟埇埈埜埼堉堌堼塱墉墡墣壡夆夔奭奡妡妧姈姝姞姮娬娿婞婤媄媖媞嫆嫕嫪嬿孖孛孨宬寀寔尐尒尛屾岍岜岽峂峿崟崤嵂嵘嵚嶡嶷巠巸帡幵庤庥弌弍弎弢弪彧彣徝忞忬恝恺悊悫惢惪愔愷慇慜憙懋戬戴扆抃挼捯揅擘攸敉敦斄斉旂旻旼旽昀昉昕昑昛昳晅晈晊晗晙晞晟晫晪晸晹暅暋暐暘暠曈曙曛朌杕杬杲枬枃柸栐栔桄桢梽棅棣椒楀楗榑榕橞欸歆毖毓汧汭汯沄沅沄沆沕沚沨泚泓泠泩泃洑洧洨浍浛浟浥涑淇淏渶渼湜湉湨溇溆滈滢滪漪潆潏潞潼澍澔瀛瀚灏炅炆炘炜炫炻烔烜烨焓焘焜煊煜煦熠熤熵燏燨爟爰牁牂牮犨狁狯猷獬';

/** Readings the database leaves out. */
const OWN_READINGS = new Map([['𠮷', ['ji']]]);

/** One property of one Unihan file, by character. */
function property(file: string, name: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const [code, key, value] = line.split('\t');
    if (key === name && code !== undefined && value !== undefined) {
      found.set(String.fromCodePoint(Number.parseInt(code.slice(2), 16)), value);
    }
  }
  return found;
}

const tgh = property('Unihan_OtherMappings.txt', 'kTGH');
const gSource = property('Unihan_IRGSources.txt', 'kIRG_GSource');
const radicals = property('Unihan_IRGSources.txt', 'kRSUnicode');
const strokes = property('Unihan_IRGSources.txt', 'kTotalStrokes');
const mandarin = property('Unihan_Readings.txt', 'kMandarin');
const tghz = property('Unihan_Readings.txt', 'kTGHZ2013');

/** `jiě` → `jie`; ü is typed as v. */
const plain = (reading: string): string =>
  reading
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase();

function readings(char: string): string[] {
  const all = [
    ...(mandarin.get(char) ?? '').split(' '),
    ...(tghz.get(char) ?? '').split(' ').flatMap((part) => (part.split(':')[1] ?? '').split(',')),
  ];
  return [...new Set([...all.filter((one) => one !== '').map(plain), ...(OWN_READINGS.get(char) ?? [])])];
}

const isNames = (source: string): boolean => /^(?:GIDC|GXM)/u.test(source);
/** 通用规范汉字表: 1–3500 common, 3501–6500 ordinary, 6501–8105 the third list, made for surnames, given names and places. */
const chars = new Set([
  ...[...tgh].filter(([, value]) => Number(value.split(' ')[0]?.split(':')[1]) > 3500).map(([char]) => char),
  ...[...gSource].filter(([, value]) => isNames(value)).map(([char]) => char),
  ...ALSO_IN_NAMES,
]);
const rows = [...chars]
  .filter((char) => radicals.has(char) && strokes.has(char))
  .sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
  .map((char) => {
    const radical = Number.parseInt(radicals.get(char) ?? '0', 10);
    const count = Number.parseInt(strokes.get(char) ?? '0', 10);
    return [char, readings(char).join(','), count, radical].join('\t');
  });
writeFileSync(
  join(import.meta.dirname, 'rareNames.tsv'),
  `character\treadings\tstrokes\tradical\n${rows.join('\n')}\n`,
);
console.log(`${rows.length} characters`);
