using System.Globalization;

namespace NetGen;

/// <summary>The progress of loading images.</summary>
/// <param name="Done">Number of files read so far, including those left out.</param>
/// <param name="Total">Number of all files.</param>
/// <param name="LeftOut">Number of files left out so far because they are damaged.</param>
public readonly record struct ImageProgress(int Done, int Total, int LeftOut)
{
    /// <summary>One readable line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Done} of {Total} images{(LeftOut == 0 ? "" : $", {LeftOut} left out")}");
}
