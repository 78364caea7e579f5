using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>A step size for every weight.</summary>
internal static class RmsPropTopic
{
    private const int Steps = 1500;
    private const double Share = 1e-3;

    public static Topic Topic { get; } = new(
        "rmsprop", Lecture.Optimization,
        "RMSProp divides by the size of recent gradients, so that gradients a thousand times apart give steps of the same length", Run);

    private static Outcome Run(Page page)
    {
        var ravine = new Ravine(steepness: 100);
        Ravine.Path plain = ravine.Descend(new Sgd(ravine.FastestRate), Steps), scaled = ravine.Descend(new RmsProp(learningRate: 0.02f), Steps);
        double along = scaled.Places[0].W1 - scaled.Places[1].W1, across = scaled.Places[0].W2 - scaled.Places[1].W2;
        double plainAlong = plain.Places[0].W1 - plain.Places[1].W1, plainAcross = plain.Places[0].W2 - plain.Places[1].W2;

        page.Say("The rule is s := α·s + (1 - α)·g², w := w - η·g/(√s + ε). The loss is ½·(w1² + 10,000·w2²), and the start is (10, 1). The gradient "
            + "across the ravine is 1,000 times the gradient along it. Plain descent makes steps across that are 1,000 times as long, so its rate must be "
            + "tiny, and the way along the floor takes very long. The steps of RMSProp have the same length in both directions. After the first gradient s "
            + "= 0.01·g², so the first step is η/√0.01 = 10·η.");
        page.Table(
            ["first step", "along", "across"],
            ["plain, at its fastest rate", $"{plainAlong:G4}", $"{plainAcross:G4}"],
            ["RMSProp, η = 0.02", $"{along:G4}", $"{across:G4}"]);
        page.Curve("loss, plain", plain.Losses, logarithmic: true);
        page.Curve("loss, RMSProp", scaled.Losses, logarithmic: true);
        return new Outcome(
            Finding.About("first plain step across over along", plainAcross / plainAlong, 1000, 1),
            Finding.About("first step of RMSProp across over along", across / along, 1, 1e-3),
            Finding.About("first step of RMSProp over η", along / 0.02, 10, 0.01),
            Finding.AtLeast($"share of the loss that plain descent leaves after {Steps} steps", plain.Losses[^1] / plain.Losses[0], Share),
            Finding.AtMost("share that RMSProp leaves", scaled.Losses[^1] / scaled.Losses[0], Share));
    }
}
