/** The page of live sessions as it starts, with a court of words alone in the place of the real one. */
import '../../../renderer/live/start.ts';
import './robot.tsx';
