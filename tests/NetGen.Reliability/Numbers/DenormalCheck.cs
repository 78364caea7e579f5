using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers;

/// <summary>
/// Denormal weights, inputs and targets: the same bits for any number of threads, nearly the same weights for every width of vectors, and a thread that
/// computes with denormals as before, also after an exception.
/// </summary>
internal sealed class DenormalCheck : Check
{
    private static readonly int[] s_widths = [.. new[] { 512, 256, 128 }.Where(static bits => VectorWidth.Choose(bits) * 32 == bits)];

    private string _folder = "";

    public override string Name => "numbers/denormals";

    public override long Small => 120;

    public override long Large => 20_000;

    /// <summary>The width is the process's.</summary>
    public override bool RunsSideBySide => false;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        Chance chance = one.Chance;
        Scene scene = SceneNetworks.Draw(chance, float.Epsilon, _folder);
        float[] start = Denormal(chance, scene.Parameters), state = scene.State;
        foreach (float[] values in (float[][])[scene.Features, scene.Loss == Loss.MeanSquaredError ? scene.Targets : []])
        {
            Denormal(chance, values).CopyTo(values, 0);
        }

        // Small steps keep what is only rounding small.
        scene.Options = scene.Options with { Optimizer = new Sgd(0.01f, chance.Of([0f, 0.9f])), Epochs = 2 };
        float[]? first = null;
        foreach (int bits in s_widths)
        {
            VectorWidth.Force(bits);
            float[] found = Train(scene, start, state, threads: 1);
            Judge.RequireBits(Train(scene, start, state, threads: 3), found, $"the weights of one thread, with {bits} bits");
            Judge.RequireFinite(found, "weights");
            first ??= found;
            RequireNear(found, first, bits);
            FloatMode.RequireUntouched($"a training with {bits} bits");
            _ = scene.Predict(Denormal(chance, scene.Ordinary(1)));
            _ = scene.PredictBatch(Denormal(chance, scene.Ordinary(9)));
            FloatMode.RequireUntouched($"predictions with {bits} bits");
        }

        Fail(scene);
        FloatMode.RequireUntouched("a training that fails");
    }

    private static float[] Train(Scene scene, float[] start, float[] state, int threads)
    {
        (scene.Parameters, scene.State) = (start, state);
        scene.Options = scene.Options with { Threads = threads };
        _ = scene.FitPlainly();
        return scene.Parameters;
    }

    private static void Fail(Scene scene)
    {
        scene.Options = scene.Options with { ReduceGradients = static gradient => gradient.Fill(float.NaN) };
        try
        {
            _ = scene.FitPlainly();
        }
        catch (TrainingDivergedException)
        {
            return;
        }

        throw new BrokenPromiseException("Expected a training whose gradient is NaN to diverge, but it ended.");
    }

    private static void RequireNear(float[] found, float[] expected, int bits)
    {
        for (int i = 0; i < found.Length; i++)
        {
            int place = i;
            BrokenPromiseException.Unless(
                Kernels.Kernel.IsNear(found[i], expected[i], 1e-3, 1e-4),
                () => FormattableString.Invariant(
                    $"Expected {expected[place]} as parameter {place}, as with other widths, but found {found[place]} with {bits} bits."));
        }
    }

    /// <summary>Values of which some are denormal.</summary>
    private static float[] Denormal(Chance chance, float[] values)
    {
        double share = chance.Of([0.1, 0.5, 1]);
        return [.. values.Select(value => chance.Happens(share) ? BitConverter.UInt32BitsToSingle((uint)chance.Next() & 0x807F_FFFF) : value)];
    }
}
