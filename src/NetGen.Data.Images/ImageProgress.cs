using System.Globalization;

namespace NetGen;

/// <summary>How far the loading of images is.</summary>
/// <param name="Done">Files read so far, those left out included.</param>
/// <param name="Total">Files in all.</param>
/// <param name="LeftOut">Files left out so far because they are damaged.</param>
public readonly record struct ImageProgress(int Done, int Total, int LeftOut)
{
    /// <summary>One line for people.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Done} of {Total} images{(LeftOut == 0 ? "" : $", {LeftOut} left out")}");
}
