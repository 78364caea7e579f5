using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes what the runtime must know of the class.</summary>
/// <remarks>
/// It is in a nested class, which is initialised when it is first read. A static field of the class itself could still be null while static fields of the user
/// are initialised: their order follows from the order of the files.
/// </remarks>
internal static class DefinitionEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        NetworkModel model = plan.Model;
        string training = model.IsFrozen ? "" : "\n" + Training(plan.Training);
        using (writer.OpenBlock("private static class NetworkDefinition"))
        {
            writer.Write($"""
                /// <summary>Kernels are fully optimised at their first call, and never inlined.</summary>
                public const Compiler::MethodImplOptions KernelOptions =
                    {KernelCompilation.Options};

                /// <summary>Layers, tensors, and the sizes of buffers.</summary>
                """);
            writer.Write($$"""
                public static readonly Runtime::NetworkInfo Info = new()
                {
                    Name = {{StringLiteral.Of(model.Declaration.Name.TrimStart('@'))}},
                    InputSize = InputSize,{{InputShape(model.Input)}}
                    OutputSize = OutputSize,
                    Loss = NG::Loss.{{model.Loss}},
                    OutputActivation = NG::Activation.{{plan.OutputActivation}},
                    Layers =
                    [
                {{Lines(plan.Layers.Select(LayerInfo))}}
                    ],
                    Tensors =
                    [
                {{Lines(plan.Tensors.Select(tensor => TensorInfo(tensor, model.IsFrozen)))}}
                    ],
                    PackedLength = {{plan.PackedLength}},
                    Scaling = Runtime::InputScaling.{{plan.Scaling}},{{Statistics(plan)}}{{Foldings(plan)}}{{training}}
                };
                """);
            WriteWeights(writer, plan);
        }
    }

    /// <summary>Writes what is embedded in the assembly: weights and names of classes.</summary>
    private static void WriteWeights(SourceWriter writer, KernelPlan plan)
    {
        NetworkModel model = plan.Model;
        if (model.Weights is { } weights)
        {
            writer.Line();
            writer.Write($"""
                /// <summary>The weights: a resource of the assembly with the SHA-256 {weights.Hash}.</summary>
                public static readonly Runtime::EmbeddedWeights Weights = {WeightsOf(weights, plan)};
                """);
        }

        if (model.Labels.Count > 0)
        {
            writer.Line();
            writer.Write($"""
                /// <summary>The names of the classes.</summary>
                public static readonly string[] Labels = [{string.Join(", ", model.Labels.Select(StringLiteral.Of))}];
                """);
        }
    }

    /// <summary>The source of the weights: plain values, a file whose tensors the build has found, or a file whose header is read at run time.</summary>
    private static string WeightsOf(EmbeddedWeights weights, KernelPlan plan)
    {
        string source = $"typeof({plan.Model.Declaration.Name}).Assembly, {StringLiteral.Of(weights.Resource)}";
        string length = weights.Length.ToString(CultureInfo.InvariantCulture);
        if (!weights.IsSafetensors)
        {
            return $"new Runtime::EmbeddedValues({source})";
        }

        TensorPlace?[] stored =
        [
            .. plan.Tensors.Select(static tensor => tensor.Tensor.FileName).Concat(plan.Mathematics.Statistics.Select(static statistic => statistic.FileName))
                .Select(name => weights.Tensors.FirstOrDefault(tensor => tensor.Name == name)),
        ];
        return Array.TrueForAll(stored, static tensor => tensor is not null) && stored.Length > 0
            ? $$"""
            new Runtime::EmbeddedValues({{source}})
            {
                Length = {{length}},
                Tensors =
                [
            {{Lines(stored.Select(static tensor => PlaceOf(tensor!)))}}
                ],
            }
            """
            : $"new Runtime::EmbeddedSafetensors({source}, {length})";
    }

    private static string PlaceOf(TensorPlace tensor) =>
        $"new({tensor.Offset.ToString(CultureInfo.InvariantCulture)}, {StringLiteral.Of(tensor.Type)}), // {tensor.Name}";

    /// <summary>What only training needs.</summary>
    private static string Training(TrainingPlan training) => $"""
            WorkspacePerRow = {training.PerRow},
            WorkspaceFixed = {training.Fixed},
            LongestPiece = {training.LongestPiece},{Convolutions(training)}
            LongestTransposedPanel = {training.LongestTransposedPanel},
            LayerOutputs = [{string.Join(", ", training.LayerOutputs.Select(LayerOutput))}],
            DrawsUnitMasks = {Literals.Bool(training.Traits.DrawsForRows)},
            DrawsWeightMasks = {Literals.Bool(training.Traits.DrawsForWeights)},{Filters(training)}
            NormalizesBatch = {Literals.Bool(training.Traits.NeedsTwoRows)},
        """;

    private static string LayerOutput((int Layer, RowBuffer Place) output) => $"new({output.Layer}, {output.Place.Offset}, {output.Place.Pitch})";

    /// <summary>Whether a step transposes filters first; no line if not.</summary>
    private static string Filters(TrainingPlan training) => training.Shards > 0 && training.Prepare.Count > 0 ? "\n    PreparesFilters = true," : "";

    /// <summary>The shape of the input; no line for a vector, whose shape is its size.</summary>
    private static string InputShape(Shape input) => input.Dimensions.Count == 1 ? "" : $"\n    InputShape = [{string.Join(", ", input.Dimensions)}],";

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines.Select(static line => "        " + line.Replace("\n", "\n        ")));

    private static string Statistics(KernelPlan plan) => plan.Mathematics.Statistics.Count == 0
        ? ""
        : $"\n    Statistics =\n    [\n{Lines(plan.Mathematics.Statistics.Select(StatisticInfo))}\n    ],";

    private static string StatisticInfo(NamedStatistic statistic) =>
        $"new() {{ Name = {StringLiteral.Of(statistic.FileName)}, Length = {statistic.Spec.Length}, Start = {Literals.Float(statistic.Spec.Start)}, "
            + $"Bound = Runtime::StatisticBound.{statistic.Spec.Bound} }},";

    private static string LayerInfo(LayerRow row)
    {
        Layer layer = row.Layer;
        string settings = layer.Settings.Length == 0 ? "" : $", Settings = {StringLiteral.Of(layer.Settings)}";
        string names = $"{StringLiteral.Of(row.Name)}, {StringLiteral.Of(layer.Kind)}";
        return $"new({names}, [{string.Join(", ", layer.Output.Dimensions)}], {layer.Parameters}, {layer.MultiplyAdds}) "
            + $"{{ Reads = [{string.Join(", ", row.Reads.Select(StringLiteral.Of))}]{settings} }},";
    }

    /// <summary>The layers that neighbours are folded into; nothing for a network without such layers.</summary>
    private static string Foldings(KernelPlan plan) => plan.Inference.Foldings.Count == 0 ? "" : $"""

                Foldings =
                [
            {Lines(plan.Inference.Foldings.Select(folding => FoldingInfo(folding, plan.Inference.Places)))}
                ],
            """;

    /// <summary>What only networks with convolutions need.</summary>
    private static string Convolutions(TrainingPlan training) => training.Shards == 0
        ? ""
        : $"\n    Room = {training.Room},\n    GradientShards = {training.Shards},";

    private static string FoldingInfo(FoldedDense folding, IReadOnlyDictionary<Value, Placement> places)
    {
        Packed weights = (Packed)places[folding.W], folded = (Packed)places[folding.FoldedW];
        PanelLayout panels = folded.Panels;
        List<string> lines = [$"Source = {weights.Offset}, Shape = new({panels.Units}, {panels.Inputs}, {panels.Width}, true), Target = {folded.Offset},"];
        if (folding.Before is { } scale)
        {
            lines.Add($"Before = new Runtime::ScaledInput({StatisticOffset(scale.Mean)}, {StatisticOffset(scale.Divisor)}, {panels.Inputs}),");
        }

        if (folding.After is { } normalize)
        {
            string offsets = string.Join(", ", new[]
            {
                StatisticOffset(normalize.Mean), StatisticOffset(normalize.Variance), ParameterOffset(normalize.Gamma), ParameterOffset(normalize.Beta),
            });
            lines.Add($"After = new Runtime::NormalizedUnits({offsets}, {Literals.Double(normalize.Epsilon)}, {panels.Units}),");
        }

        return $"new() // {folding.FoldedW}\n{{\n{string.Join("\n", lines.Select(static line => "    " + line))}\n}},";

        int StatisticOffset(Value statistic) => ((Statistic)places[statistic]).Offset;

        int ParameterOffset(Value parameter) => ((Packed)places[parameter]).Offset;
    }

    private static string TensorInfo(PlacedTensor tensor, bool isFrozen)
    {
        string distribution = tensor.Spec.Start.Distribution is { } init ? $"Init = NG::Init.{init}, " : "";
        string start = isFrozen ? "" : $"{distribution}InitScale = {Literals.Double(tensor.Spec.Start.Scale)},";
        (int rows, int columns) = tensor.Spec.Role == TensorRole.Weight ? (tensor.Value.Rows, tensor.Value.Columns) : (tensor.Value.Length, 1);
        int stride = tensor.Panels.HasBias ? tensor.Panels.Stride : tensor.Panels.Width;
        string[] lines =
        [
            $"Name = {StringLiteral.Of(tensor.Tensor.FileName)}, Role = Runtime::TensorRole.{tensor.Spec.Role}, Rows = {rows}, Columns = {columns},",
            $"Offset = {tensor.Offset}, PanelWidth = {tensor.Panels.Width}, PanelStride = {stride},",
            start,
            Others(tensor.Tensor, rows, columns),
        ];
        return $"new()\n{{\n{string.Join("\n", lines.Where(static line => line.Length > 0).Select(static line => "    " + line))}\n}},";
    }

    /// <summary>What does not follow from rows and columns, as it does for a matrix or a vector.</summary>
    private static string Others(NamedTensor tensor, int rows, int columns)
    {
        TensorSpec spec = tensor.Spec;
        bool isPlain = spec.Shape == (spec.Role == TensorRole.Weight ? new Shape(rows, columns) : new Shape(rows))
            && spec.FanIn == columns && spec.FanOut == rows;
        string channels = tensor.Channels == 1 ? "" : $"Channels = {tensor.Channels},";
        string shape = isPlain ? "" : $"Shape = [{string.Join(", ", spec.Shape.Dimensions)}], FanIn = {spec.FanIn}, FanOut = {spec.FanOut},";
        return $"{channels} {shape}".Trim();
    }
}
