using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes a class whose layers are not sound. It has all members, so that no other error distracts from the one that matters, and each member throws.
/// </summary>
internal static class StubEmitter
{
    private const string Fail = "throw new Sys::InvalidOperationException(\"The layers of this network have errors, see the build output.\")";

    private const string Scored = "Sys::ReadOnlySpan<float> inputs, Sys::ReadOnlySpan<float> targets, Sys::Span<float> outputs, Sys::Span<float> losses";

    public static GeneratedFile Emit(Declaration declaration, int inputSize, int outputSize, bool isFrozen = false)
    {
        string self = declaration.Name;
        return GeneratedFile.Create(
            declaration,
            "",
            $"{self}: not generated, because its layers have errors",
            $" : NG::{(isFrozen ? "IInferenceNetwork" : "INeuralNetwork")}<{self}>",
            "/// <remarks>Not generated: the layers of this class have errors.</remarks>",
            writer =>
            {
                writer.Write(Constants(inputSize, outputSize));
                writer.Line();
                writer.Write(isFrozen ? FrozenConstructor(self) : Constructor(self));
                writer.Line();
                writer.Write(OfTheClass(self));
                if (!isFrozen)
                {
                    writer.Line();
                    writer.Write(Storage(self));
                }

                writer.Line();
                writer.Write(Inference(self));
                if (!isFrozen)
                {
                    writer.Line();
                    writer.Write(Training(self));
                }
            });
    }

    private static string Constants(int inputSize, int outputSize) => $$"""
        /// <summary>Number of values in one input sample.</summary>
        public const int InputSize = {{inputSize}};

        /// <summary>Number of values in one output.</summary>
        public const int OutputSize = {{outputSize}};

        /// <summary>Number of values that training changes.</summary>
        public const int ParameterCount = 0;

        /// <summary>Number of statistics.</summary>
        public const int StateCount = 0;
        """;

    private static string Constructor(string self) => $$"""
        /// <summary>Throws.</summary>
        /// <param name="seed">Not used.</param>
        public {{self}}(int seed = 0) => {{Fail}};
        """;

    private static string FrozenConstructor(string self) => $$"""
        /// <summary>Throws.</summary>
        public {{self}}() => {{Fail}};
        """;

    private static string OfTheClass(string self) => $$"""
        /// <summary>Throws.</summary>
        public static Sys::ReadOnlySpan<NG::LayerInfo> Layers => {{Fail}};

        static int NG::IInferenceNetwork<{{self}}>.InputSize => InputSize;

        static int NG::IInferenceNetwork<{{self}}>.OutputSize => OutputSize;

        static int NG::IInferenceNetwork<{{self}}>.ParameterCount => ParameterCount;

        static int NG::IInferenceNetwork<{{self}}>.StateCount => StateCount;

        static Sys::ReadOnlySpan<NG::LayerInfo> NG::IInferenceNetwork<{{self}}>.Layers => Layers;

        static Runtime::NetworkInfo NG::IInferenceNetwork<{{self}}>.Info => {{Fail}};
        """;

    private static string Storage(string self) => $$"""
        Runtime::NetworkStorage NG::INeuralNetwork<{{self}}>.Storage => {{Fail}};

        static {{self}} NG::INeuralNetwork<{{self}}>.Create(int seed) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="path">Not used.</param>
        public static {{self}} Load(string path) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="path">Not used.</param>
        /// <param name="name">Not used.</param>
        public static {{self}} Load(string path, global::System.Func<string, string?> name) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="stream">Not used.</param>
        public static {{self}} Load(global::System.IO.Stream stream) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="content">Not used.</param>
        public static {{self}} Load(Sys::ReadOnlySpan<byte> content) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="path">Not used.</param>
        public void Save(string path) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="path">Not used.</param>
        public void SaveOnnx(string path) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="path">Not used.</param>
        /// <param name="options">Not used.</param>
        public void SaveOnnx(string path, NG::OnnxOptions options) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="destination">Not used.</param>
        public void CopyParametersTo(Sys::Span<float> destination) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="values">Not used.</param>
        public void SetParameters(Sys::ReadOnlySpan<float> values) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="destination">Not used.</param>
        public void CopyStateTo(Sys::Span<float> destination) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="values">Not used.</param>
        public void SetState(Sys::ReadOnlySpan<float> values) => {{Fail}};
        """;

    private static string Inference(string self) => $$"""
        /// <summary>Throws.</summary>
        /// <param name="input">Not used.</param>
        /// <param name="output">Not used.</param>
        public void Predict(Sys::ReadOnlySpan<float> input, Sys::Span<float> output) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="inputs">Not used.</param>
        /// <param name="outputs">Not used.</param>
        public void PredictBatch(Sys::ReadOnlySpan<float> inputs, Sys::Span<float> outputs) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="input">Not used.</param>
        public float[] Predict(Sys::ReadOnlySpan<float> input) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="input">Not used.</param>
        public int Classify(Sys::ReadOnlySpan<float> input) => {{Fail}};

        /// <summary>Throws.</summary>
        /// <param name="inputs">Not used.</param>
        /// <param name="classes">Not used.</param>
        public void ClassifyBatch(Sys::ReadOnlySpan<float> inputs, Sys::Span<int> classes) => {{Fail}};

        /// <summary>Throws.</summary>
        public string Summary() => {{Fail}};

        void NG::IInferenceNetwork<{{self}}>.Score({{Scored}}) => {{Fail}};
        """;

    private static string Training(string self) => $$"""
        void NG::INeuralNetwork<{{self}}>.Prepare(Runtime::TrainingPass pass) => {{Fail}};

        void NG::INeuralNetwork<{{self}}>.Forward(Runtime::TrainingPass pass) => {{Fail}};

        void NG::INeuralNetwork<{{self}}>.Backward(Runtime::TrainingPass pass) => {{Fail}};

        void NG::INeuralNetwork<{{self}}>.Gradients(Runtime::TrainingPass pass) => {{Fail}};

        double NG::INeuralNetwork<{{self}}>.ReferenceLoss(Runtime::ReferencePass pass) => {{Fail}};

        void NG::INeuralNetwork<{{self}}>.ReferenceGradient(Runtime::ReferencePass pass) => {{Fail}};
        """;
}
