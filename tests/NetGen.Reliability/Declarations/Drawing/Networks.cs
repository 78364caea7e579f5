namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>The attributes of one network, in order, as source without brackets.</summary>
internal static class Networks
{
    public static List<string> Of(Constants constants)
    {
        Chance chance = constants.Chance;
        var attributes = new List<string>();
        if (chance.Happens(0.06))
        {
            attributes.Add($"NeuralNetwork({Texts.File(chance)}{Options(constants)})");
            return attributes;
        }

        var layers = new Layers(constants, chance.Happens(0.4) ? Images(chance) : [chance.Of([1, 2, 3, 7, 8, 9, 16, 17, 31, 32, 33, 100, 300,
            chance.Happens(0.2) ? 9000 : 5])]);
        string shape = string.Join(", ", layers.Shape.Select(constants.Int));
        string input = !constants.IsWrong() ? shape : chance.Of(["", "1, 1, 1, 1", "null", "inputSize: 3", "channels: 1, height: 4, width: 4", "width: 2",
            $"{shape}, {shape}", shape]);
        attributes.Add($"NeuralNetwork({input}{Options(constants)})");
        attributes.AddRange(layers.Draw());
        return attributes;
    }

    private static string Options(Constants constants) =>
        constants.Option("Loss", () => constants.Enum<Loss>(constants.Happens(0.7) ? ["Default", "MeanSquaredError"] : null), 0.2)
            + constants.Option("Frozen", constants.Bool, 0.06) + constants.Option("Weights", () => Texts.File(constants.Chance), 0.05);

    private static int[] Images(Chance chance) => chance.Happens(0.35)
        ? [chance.Of([1, 5, 16, 40]), chance.Of([1, 2, 3, 8])]
        : [chance.Of([1, 4, 8, 9, 28]), chance.Of([1, 4, 8, 11, 28]), chance.Of([1, 2, 3, 16])];
}
