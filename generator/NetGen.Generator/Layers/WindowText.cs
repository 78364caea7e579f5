using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>A window in words, for summaries and files: size, stride, dilation and padding, without those that have their default.</summary>
internal static class WindowText
{
    /// <param name="window">The window.</param>
    /// <param name="input">The input that it moves over. The window of a sequence has one axis.</param>
    /// <param name="stride">The default stride, which is not named; null if that is the size of the window.</param>
    public static string Of(Window window, Shape input, int? stride = 1)
    {
        WindowAxis[] axes = input.Dimensions.Count == 2 ? [window.X] : [window.Y, window.X];
        string[] parts =
        [
            Sizes(axes.Select(static axis => axis.Kernel)),
            .. axes.All(axis => axis.Stride == (stride ?? axis.Kernel))
                ? Array.Empty<string>()
                : [$"Stride = {Sizes(axes.Select(static axis => axis.Stride))}"],
            .. axes.All(static axis => axis.Dilation == 1) ? Array.Empty<string>() : [$"Dilation = {Sizes(axes.Select(static axis => axis.Dilation))}"],
            .. axes.All(static axis => axis.Before + axis.After == 0)
                ? Array.Empty<string>()
                : [$"Pad = {string.Join("x", axes.Select(PaddingOf).Distinct(StringComparer.Ordinal))}"],
        ];
        return string.Join(", ", parts);
    }

    private static string PaddingOf(WindowAxis axis) => axis.Before == axis.After ? $"{axis.Before}" : $"{axis.Before}+{axis.After}";

    private static string Sizes(IEnumerable<int> sizes)
    {
        int[] all = [.. sizes];
        return all.Length == 1 ? all[0].ToString(CultureInfo.InvariantCulture) : string.Join("x", all);
    }
}
