using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>Writes the main file: constants, constructor, and the members that only call the runtime.</summary>
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

    /// <summary>The member with the names of the classes; empty for a network without names.</summary>
    public static string Labels(NetworkModel model) => model.Labels.Count == 0 ? "" : """


        /// <summary>The names of the classes, in the order in which <see cref="Classify"/> counts them.</summary>
        public static Sys::ReadOnlySpan<string> Labels => NetworkDefinition.Labels;
        """;

    /// <summary>The members of <c>IInferenceNetwork</c> that every class implements in the same way.</summary>
    public static string Implementations(string self) => $$"""
        static int NG::IInferenceNetwork<{{self}}>.InputSize => InputSize;

        static int NG::IInferenceNetwork<{{self}}>.OutputSize => OutputSize;

        static int NG::IInferenceNetwork<{{self}}>.ParameterCount => ParameterCount;

        static int NG::IInferenceNetwork<{{self}}>.StateCount => StateCount;

        static Sys::ReadOnlySpan<NG::LayerInfo> NG::IInferenceNetwork<{{self}}>.Layers => Layers;

        static Runtime::NetworkInfo NG::IInferenceNetwork<{{self}}>.Info => NetworkDefinition.Info;
        """;

    /// <summary>The statistics in words, in their order.</summary>
    private static string StateWords(KernelPlan plan)
    {
        List<string> words = [];
        if (plan.Scaling != ScalingKind.None)
        {
            string kinds = plan.Scaling == ScalingKind.Standardize ? "means, then as many standard deviations" : "minima, then as many ranges";
            words.Add($"{plan.Model.Input.Length} {kinds}");
        }

        words.AddRange(plan.Mathematics.Statistics
            .Where(static statistic => statistic.Spec.Name == "runningMean")
            .Select(static statistic => $"{statistic.Spec.Length} running means, then as many running variances"));
        return words.Count == 0 ? "none here" : string.Join("; ", words);
    }
}
