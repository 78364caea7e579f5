using Draw.Networks;
using Draw.Seeing;
using NetGen;

namespace Draw.Teaching;

/// <summary>
/// What the last layer has learned from so far: the features of drawings, and which sign each shows. The layers before it do not change, so every picture
/// goes through them once.
/// </summary>
/// <param name="reader">Describes pictures by features.</param>
internal sealed class Examples(SignReader reader)
{
    /// <summary>Digits to be remembered, so many of each.</summary>
    private const int OfEachDigit = 60;

    /// <summary>So many examples are made of one drawing: itself, and others a little different.</summary>
    private const int OfEachDrawing = 6;

    private const int Digits = 10;

    private readonly List<float> _features = [];
    private readonly List<int> _signs = [];
    private readonly DrawnDigits _digits = new(seed: 2);

    /// <summary>How many there are.</summary>
    public int Count => _signs.Count;

    /// <summary>How many there are when a sign can be learned: of digits, of the signs before it, and of itself.</summary>
    /// <param name="sign">Its output.</param>
    public static int CountFor(int sign) => (OfEachDigit * Digits) + ((sign + 1 - Digits) * Lesson.Wanted * OfEachDrawing);

    /// <summary>Describes the digits, one example at a time.</summary>
    public IEnumerable<int> DescribeDigits()
    {
        float[] picture = new float[Eye.Pixels], varied = new float[Eye.Pixels];
        for (int number = 0; number < OfEachDigit * Digits; number++)
        {
            _digits.Paint(number, picture);
            OtherHands.Any.Apply(picture, varied, row: number);
            Add(varied, DrawnDigits.DigitOf(number));
            yield return number;
        }
    }

    /// <summary>Describes a new sign, one example at a time.</summary>
    /// <param name="sign">The output for it.</param>
    /// <param name="drawings">What was drawn.</param>
    public IEnumerable<int> DescribeSign(int sign, IReadOnlyList<float[]> drawings)
    {
        float[] varied = new float[Eye.Pixels];
        for (int example = 0; example < drawings.Count * OfEachDrawing; example++)
        {
            (int drawing, int variant) = (example / OfEachDrawing, example % OfEachDrawing);
            OtherHands.Similar.Apply(drawings[drawing], varied, seed: sign, epoch: variant, row: drawing);
            Add(variant == 0 ? drawings[drawing] : varied, sign);
            yield return example;
        }
    }

    /// <summary>Forgets those of a sign that was not learned in the end.</summary>
    /// <param name="sign">Its output.</param>
    public void Forget(int sign)
    {
        int kept = _signs.IndexOf(sign) is >= 0 and int first ? first : Count;
        _signs.RemoveRange(kept, Count - kept);
        _features.RemoveRange(kept * Features.OutputSize, _features.Count - (kept * Features.OutputSize));
    }

    /// <summary>What the last layer trains on.</summary>
    public Dataset ToDataset() => Dataset.FromLabels([.. _features], Features.OutputSize, [.. _signs], classes: Decision.OutputSize);

    private void Add(ReadOnlySpan<float> picture, int sign)
    {
        Span<float> features = stackalloc float[Features.OutputSize];
        reader.Describe(picture, features);
        _features.AddRange(features);
        _signs.Add(sign);
    }
}
