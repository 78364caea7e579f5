using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>A network in one line: the first line of every generated file.</summary>
internal static class NetworkPicture
{
    /// <summary>
    /// A chain reads from left to right. A branch starts again with the layer that it continues from. An addition or concatenation names its other value.
    /// </summary>
    public static string Of(KernelPlan plan) => $"{plan.Model.Input}{string.Concat(plan.Layers.Select(Step))}";

    private static string Step(LayerRow row)
    {
        string start = row.FollowsInOrder ? "" : $"; {row.Reads[0]}";
        string[] details =
        [
            .. row.Layer.IsWeighted ? [$"{row.Layer.Output}"] : row.Reads.Skip(1),
            .. row.Layer.WindowSummary.Length > 0 ? [row.Layer.WindowSummary] : Array.Empty<string>(),
        ];
        return $"{start} -> {row.Layer.Kind}{(details.Length == 0 ? "" : $"({string.Join(", ", details)})")}";
    }
}
