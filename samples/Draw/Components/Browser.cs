using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;

namespace Draw.Components;

/// <summary>What the page asks of the browser: <c>wwwroot/browser.js</c>.</summary>
internal static partial class Browser
{
    /// <summary>The name of the script here.</summary>
    public const string Module = "browser";

    /// <summary>Begins to listen to pen and keys.</summary>
    /// <param name="pen">Told what the pen does (<see cref="PenAction"/>), and where, as shares of the paper's width and height.</param>
    /// <param name="key">Told of Escape, Delete, Backspace and Enter, where they mean nothing to what has the focus.</param>
    [JSImport("listen", Module)]
    public static partial void Listen(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number, JSType.Number>>] Action<int, double, double> pen,
        [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> key);

    /// <summary>Takes a new sheet of paper.</summary>
    [JSImport("clear", Module)]
    public static partial void Clear();

    /// <summary>Puts the focus on an element.</summary>
    /// <param name="id">Its id.</param>
    [JSImport("focus", Module)]
    public static partial void Focus(string id);

    /// <summary>Shows values as ink.</summary>
    /// <param name="id">The id of a canvas; with several channels their ids are <c>id-0</c>, <c>id-1</c> and so on.</param>
    /// <param name="side">Width and height in pixels.</param>
    /// <param name="channels">Values of a pixel, side by side.</param>
    /// <param name="values">Row by row; negative ones count as zero.</param>
    public static void Paint(string id, int side, int channels, float[] values) => PaintBytes(id, side, channels, MemoryMarshal.AsBytes<float>(values));

    [JSImport("paint", Module)]
    private static partial void PaintBytes(string id, int side, int channels, [JSMarshalAs<JSType.MemoryView>] Span<byte> values);
}
