using static Digits.Drawing.Stroke;

namespace Digits.Drawing;

/// <summary>How people write the ten digits: several ways each.</summary>
internal static class Glyphs
{
    private static readonly Stroke[][][] s_variants =
    [
        [ // 0: closed, narrow and leaning, not quite closed
            [Curve(10, 1, 5, 4, 4, 10, 6, 17, 10, 19, 15, 16, 16, 10, 14, 3, 10, 1)],
            [Curve(12, 2, 8, 3, 5, 9, 6, 16, 10, 18, 14, 13, 15, 6, 12, 2, 9, 3)],
            [Curve(11, 2, 6, 3, 4, 9, 5, 15, 9, 19, 14, 17, 16, 11, 15, 5, 12, 3)],
        ],
        [ // 1: a line, a leaning line, with an upstroke, with upstroke and foot
            [Lines(10, 1, 10, 19)],
            [Lines(12, 1, 8, 19)],
            [Lines(6, 6, 10, 1, 10, 19)],
            [Lines(7, 5, 10, 1, 10, 19), Lines(6, 19, 14, 19)],
        ],
        [ // 2: with a flat foot, with a loop, with a wave
            [Curve(5, 5, 7, 2, 11, 1, 15, 4, 14, 8, 10, 13, 4, 18), Lines(4, 18, 16, 18)],
            [Curve(5, 5, 9, 1, 14, 3, 14, 8, 9, 14, 5, 18, 4, 16, 7, 15, 11, 18, 16, 18)],
            [Curve(4, 6, 6, 2, 12, 1, 15, 6, 11, 12, 5, 18, 10, 17, 16, 18)],
        ],
        [ // 3: two bows, flat on top, with a loop in the middle
            [Curve(5, 3, 10, 1, 14, 4, 13, 8, 8, 9), Curve(8, 9, 14, 11, 15, 15, 11, 19, 4, 17)],
            [Lines(5, 2, 14, 2, 9, 8), Curve(9, 8, 14, 10, 15, 15, 10, 19, 4, 17)],
            [Curve(5, 4, 10, 1, 14, 4, 12, 8, 8, 9, 9, 10, 14, 12, 14, 17, 9, 19, 4, 16)],
        ],
        [ // 4: open, closed, open and round
            [Lines(6, 2, 5, 11, 16, 11), Lines(14, 3, 13, 19)],
            [Lines(12, 19, 12, 1, 4, 13, 16, 13)],
            [Curve(6, 2, 5, 7, 6, 10, 10, 11, 14, 9), Lines(14, 2, 13, 19)],
        ],
        [ // 5: in one stroke, with the roof last, like an S
            [Lines(15, 2, 6, 2, 6, 9), Curve(6, 9, 11, 8, 15, 12, 13, 17, 9, 19, 4, 17)],
            [Lines(6, 2, 5, 9), Curve(5, 9, 10, 7, 14, 11, 14, 16, 9, 19, 4, 17), Lines(6, 2, 15, 1)],
            [Curve(15, 2, 8, 2, 6, 6, 9, 9, 14, 12, 13, 17, 8, 19, 4, 17)],
        ],
        [ // 6: bow shut, upright, with a hook on top
            [Curve(13, 1, 7, 6, 4, 13, 7, 18, 12, 18, 14, 14, 11, 10, 6, 12)],
            [Curve(10, 1, 6, 8, 5, 15, 9, 19, 14, 16, 13, 11, 8, 11, 5, 15)],
            [Curve(14, 3, 10, 2, 6, 7, 5, 14, 9, 19, 14, 17, 14, 12, 9, 10, 5, 14)],
        ],
        [ // 7: plain, crossed, with serif and bent leg
            [Lines(4, 2, 15, 2, 8, 19)],
            [Lines(4, 2, 15, 2, 8, 19), Lines(7, 10, 14, 10)],
            [Lines(4, 5, 4, 2, 15, 2), Curve(15, 2, 11, 9, 9, 19)],
        ],
        [ // 8: in one stroke, two circles, open at the top
            [Curve(14, 4, 10, 1, 6, 3, 7, 8, 13, 11, 15, 16, 10, 19, 5, 16, 7, 11, 13, 8, 14, 4)],
            [Curve(10, 1, 6, 4, 10, 9, 14, 5, 10, 1), Curve(10, 9, 5, 14, 10, 19, 15, 14, 10, 9)],
            [Curve(14, 3, 8, 1, 6, 5, 11, 10, 14, 15, 10, 19, 5, 16, 8, 11, 13, 7, 15, 4)],
        ],
        [ // 9: straight leg, bent leg, with a bow below
            [Curve(14, 5, 10, 1, 5, 4, 6, 9, 11, 10, 14, 5), Lines(14, 5, 13, 19)],
            [Curve(14, 4, 9, 2, 6, 6, 8, 10, 13, 8, 14, 4), Curve(14, 4, 14, 12, 9, 19)],
            [Curve(14, 5, 10, 2, 6, 5, 8, 10, 13, 8, 14, 5), Curve(14, 5, 15, 12, 12, 18, 6, 18)],
        ],
    ];

    /// <summary>The strokes of each way to write a digit.</summary>
    /// <param name="digit">0 to 9.</param>
    public static ReadOnlySpan<Stroke[]> Of(int digit) => s_variants[digit];
}
