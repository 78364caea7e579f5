namespace NetGen.Build.Tests.Interpreting;

/// <summary>How many values belong to a line.</summary>
internal static class Tensors
{
    public static int[] Trained(TextLine node)
    {
        int[] input = node.Ints("input");
        switch (node.Kind)
        {
            case "Dense":
                return WithBias(node, node.Int("units"), node.Int("units") * Sizes.Product(input));
            case "Conv1D" or "Conv2D":
                int filters = node.Int("filters");
                return WithBias(node, filters, filters * input[^1] / node.Int("groups") * Sizes.Product(node.Ints("kernel")));
            case "BatchNorm":
                return [input[^1], input[^1]];
            case "LayerNorm":
                return [node.Int("size"), node.Int("size")];
            case "PRelu":
                return [node.Truth("perChannel") ? input[^1] : 1];
            default:
                return [];
        }
    }

    public static int[] Statistics(TextLine node) => node.Kind switch
    {
        "BatchNorm" => [node.Ints("input")[^1], node.Ints("input")[^1]],
        "Standardize" => [Sizes.Product(node.Ints("input")), Sizes.Product(node.Ints("input"))],
        _ when node.Has("constant") => [Sizes.Product(node.Ints(node.Raw("constant")))],
        _ => [],
    };

    private static int[] WithBias(TextLine node, int outputs, int weights) => node.Truth("bias") ? [weights, outputs] : [weights];
}
