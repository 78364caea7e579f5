using Draw.Networks;
using Draw.Seeing;
using NetGen;

namespace Draw.Teaching;

/// <summary>What the last layer has learned from so far: the features of drawings, and which sign each shows. The layers before it do not change, so every picture goes through them once.</summary>
/// <param name="reader">Describes pictures by features.</param>
internal sealed class Examples(SignReader reader)
{
    /// <summary>Digits to be remembered, so many of each.</summary>
    private const int OfEachDigit = 60;

    /// <summary>So many examples are made of one drawing: itself, and others a little different.</summary>
    private const int OfEachDrawing = 6;

    private const int Digits = 10;

    // A taught sign is varied a little, so that it stays what it is; digits are varied more, so that what the new sign must not be confused with is known far and wide.
    private static readonly ImageAugmentation s_otherHand = new(Eye.Side, Eye.Side) { Shift = 1, Rotation = 10, Scale = 0.1f, Shear = 10, Elastic = new ElasticDeformation(alpha: 30, sigma: 5) };
    private static readonly ImageAugmentation s_anyHand = new(Eye.Side, Eye.Side) { Shift = 1.5f, Rotation = 20, Scale = 0.15f, Shear = 20, Elastic = new ElasticDeformation(alpha: 60, sigma: 5) };

    private readonly List<float> _features = [];
    private readonly List<int> _signs = [];
    private readonly DrawnDigits _digits = new(seed: 2);

    /// <summary>How many there are.</summary>
    public int Count => _signs.Count;

    /// <summary>How many there will be, once the digits and a sign's drawings have been described.</summary>
    /// <param name="drawings">How many drawings.</param>
    public int CountWith(int drawings) => Math.Max(Count, OfEachDigit * Digits) + (drawings * OfEachDrawing);

    /// <summary>Describes the digits, and then a new sign, one example at a time.</summary>
    /// <param name="sign">The output for it.</param>
    /// <param name="drawings">What was drawn.</param>
    public IEnumerable<int> Describe(int sign, IReadOnlyList<float[]> drawings)
    {
        float[] picture = new float[Eye.Pixels], varied = new float[Eye.Pixels];
        while (Count < OfEachDigit * Digits)
        {
            int number = Count;
            _digits.Paint(number, picture);
            s_anyHand.Apply(picture, varied, row: number);
            Add(varied, DrawnDigits.DigitOf(number));
            yield return Count;
        }

        for (int example = 0; example < drawings.Count * OfEachDrawing; example++)
        {
            (int drawing, int variant) = (example / OfEachDrawing, example % OfEachDrawing);
            s_otherHand.Apply(drawings[drawing], varied, seed: sign, epoch: variant, row: drawing);
            Add(variant == 0 ? drawings[drawing] : varied, sign);
            yield return Count;
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
