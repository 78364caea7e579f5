using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes the main file: constants, constructor, and the members that only pass on.</summary>
internal static class ClassEmitter
{
    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        NetworkModel model = plan.Model;
        int parameters = plan.Layers.Sum(static row => row.Layer.Parameters);
        int state = plan.Mathematics.Statistics.Sum(static statistic => statistic.Spec.Length);

        writer.Write($$"""
            /// <summary>Number of values in one input sample: {{model.Input}}.</summary>
            public const int InputSize = {{model.Input.Length}};

            /// <summary>Number of values in one output.</summary>
            public const int OutputSize = {{model.Output.Length}};

            /// <summary>Number of {{(model.IsFrozen ? "trained values" : "values that training changes")}}.</summary>
            public const int ParameterCount = {{parameters}};

            /// <summary>Number of statistics, measured and not trained: {{StateWords(plan)}}.</summary>
            public const int StateCount = {{state}};
            """);
        writer.Line();
        DefinitionEmitter.Write(writer, plan);
        writer.Line();
        if (model.IsFrozen)
        {
            FrozenMembers.Write(writer, plan);
        }
        else
        {
            TrainedMembers.Write(writer, plan);
        }

        writer.Line();
        writer.Write($$""""
            /// <summary>The layers as a table: layer, output shape, parameters, multiply-adds, bytes.</summary>
            public string Summary() =>
                """
            {{string.Join("\n", SummaryTable.Lines(plan).Select(static line => "    " + line))}}
                """;
            """");
    }

    /// <summary>The names of the classes, for the few that have any.</summary>
    public static string Labels(NetworkModel model) => model.Labels.Count == 0 ? "" : """


        /// <summary>The names of the classes, in the order in which <see cref="Classify"/> counts them.</summary>
        public static Sys::ReadOnlySpan<string> Labels => NetworkDefinition.Labels;
        """;

    /// <summary>What every class implements of <c>IInferenceNetwork</c> beside its constants.</summary>
    public static string Implementations(string self) => $$"""
        static int NG::IInferenceNetwork<{{self}}>.InputSize => InputSize;

        static int NG::IInferenceNetwork<{{self}}>.OutputSize => OutputSize;

        static int NG::IInferenceNetwork<{{self}}>.ParameterCount => ParameterCount;

        static int NG::IInferenceNetwork<{{self}}>.StateCount => StateCount;

        static Sys::ReadOnlySpan<NG::LayerInfo> NG::IInferenceNetwork<{{self}}>.Layers => Layers;

        static Runtime::NetworkInfo NG::IInferenceNetwork<{{self}}>.Info => NetworkDefinition.Info;
        """;

    /// <summary>What the statistics are, in their order.</summary>
    private static string StateWords(KernelPlan plan)
    {
        List<string> words = [];
        if (plan.Scaling != ScalingKind.None)
        {
            words.Add($"{plan.Model.Input.Length} {(plan.Scaling == ScalingKind.Standardize ? "means, then as many standard deviations" : "minima, then as many ranges")}");
        }

        words.AddRange(plan.Mathematics.Statistics
            .Where(static statistic => statistic.Spec.Name == "runningMean")
            .Select(static statistic => $"{statistic.Spec.Length} running means, then as many running variances"));
        return words.Count == 0 ? "none here" : string.Join("; ", words);
    }
}
