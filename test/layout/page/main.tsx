/** The robot's page: what the booth's page starts with, then the robot (whose fixtures Vite would otherwise load first). */
import '../../../renderer/booth/start.ts';
import './robot.tsx';
