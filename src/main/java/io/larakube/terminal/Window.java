package io.larakube.terminal;

import java.util.function.Supplier;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;

/**
 * The size of the terminal behind standard error, asked of the kernel each time: about 1 µs, so nobody has to listen for
 * a resize. A JLine terminal would ask standard input, which may be a pipe.
 */
final class Window implements Supplier<Size> {

    private static final int STANDARD_ERROR = 2;

    /** What a terminal has had since the VT100; for those that do not tell. */
    private static final Size CUSTOMARY = new Size(80, 24);

    private boolean tells = true;

    @Override
    public Size get() {
        if (tells) {
            try {
                return asked();
            } catch (RuntimeException | LinkageError noNativeLibrary) {
                tells = false;
            }
        }
        return CUSTOMARY;
    }

    private static Size asked() {
        JLineNativeLoader.initialize();
        CLibrary.WinSize size = new CLibrary.WinSize();
        int result = CLibrary.ioctl(STANDARD_ERROR, CLibrary.TIOCGWINSZ, size);
        return result != 0 || size.ws_col <= 0 || size.ws_row <= 0 ? CUSTOMARY : new Size(size.ws_col, size.ws_row);
    }
}
