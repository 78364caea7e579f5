using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Resuming;

/// <summary>A network that a cancelled training has left can be used like any other.</summary>
internal static class UsableNetwork
{
    public static void Require(ITrained network, TrainingRecipe recipe, string folder)
    {
        RequireFinite(network.Parameters(), "parameters");
        RequireFinite(network.State(), "statistics");
        ReadOnlySpan<float> inputs = recipe.Data.Features[..(5 * recipe.Data.FeatureCount)];
        float[] outputs = network.PredictBatch(inputs);
        RequireFinite(outputs, "outputs");
        TrainingOutcome.RequireSameBits(
            outputs, network.SavedAndLoaded(Path.Combine(folder, "saved.safetensors")).PredictBatch(inputs), "outputs", "The saved network");
    }

    private static void RequireFinite(float[] values, string what) => BrokenPromiseException.Unless(
        values.All(float.IsFinite), () => $"Expected finite {what} after the cancellation, but found {values.First(static value => !float.IsFinite(value))}.");
}
