using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Colours of lines and classes. Both themes use the same colours, because each has a contrast of at least 3 to a white and to an almost black page, which WCAG
/// 2.1 (1.4.11) requires for graphics.
/// </summary>
internal static class Palette
{
    public static ImmutableArray<Rgb> Colors { get; } =
    [
        new(0x2F, 0x7F, 0xD6), new(0xD9, 0x73, 0x0D), new(0x2A, 0x96, 0x58), new(0x9B, 0x5F, 0xD6), new(0xE0, 0x45, 0x3D),
        new(0x1C, 0x8F, 0xA2), new(0xD4, 0x55, 0x9C), new(0x8A, 0x85, 0x12), new(0x7D, 0x85, 0x90), new(0xA0, 0x70, 0x3C),
    ];

    /// <summary>The colour of positive values, and of mistakes.</summary>
    public static Rgb Positive => new(0xE0, 0x50, 0x3A);

    /// <summary>The colour of negative values, and of correct results.</summary>
    public static Rgb Negative => new(0x2F, 0x7F, 0xD6);

    public static Rgb Of(int index) => Colors[index % Colors.Length];

    /// <summary>The CSS class that sets the colour.</summary>
    public static string ClassOf(int index) => Invariant($"c{index % Colors.Length}");

    /// <summary>The CSS classes of all colours.</summary>
    public static string Css() => string.Join('\n', Colors.Select(static (color, i) => Invariant($".c{i} {{ --c: {color}; }}")));
}

/// <summary>A colour.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public override string ToString() => Invariant($"#{Red:x2}{Green:x2}{Blue:x2}");
}
