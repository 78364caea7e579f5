namespace NetGen.Build.Onnx;

/// <summary>The numbers of the fields that are read, from onnx.proto. Other fields are skipped.</summary>
internal static class OnnxFields
{
    public static class Model
    {
        public const int ProducerName = 2, ProducerVersion = 3, Graph = 7, Opset = 8, Function = 25;
    }

    public static class Opset
    {
        public const int Domain = 1, Version = 2;
    }

    public static class Graph
    {
        public const int Node = 1, Initializer = 5, Input = 11, Output = 12, Value = 13, SparseInitializer = 15;
    }

    public static class Node
    {
        public const int Input = 1, Output = 2, Name = 3, Operator = 4, Attribute = 5, Domain = 7, Overload = 8;
    }

    public static class Attribute
    {
        public const int Name = 1, Float = 2, Int = 3, Text = 4, Tensor = 5, Graph = 6, Floats = 7, Ints = 8, Texts = 9, Tensors = 10, Graphs = 11, Type = 20,
            Reference = 21, SparseTensor = 22, SparseTensors = 23;
    }

    public static class Tensor
    {
        public const int Dimensions = 1, Type = 2, Segment = 3, Name = 8, Raw = 9, External = 13, Location = 14;
    }

    /// <summary>A key and its value.</summary>
    public static class Entry
    {
        public const int Key = 1, Value = 2;
    }

    public static class Value
    {
        public const int Name = 1, Type = 2;
    }

    /// <summary>The fields of a tensor type.</summary>
    public static class Type
    {
        public const int Tensor = 1, Element = 1, Shape = 2, Dimension = 1, Size = 1;
    }

    public static class Function
    {
        public const int Name = 1, Input = 4, Output = 5, Node = 7, Opset = 9, Domain = 10, Default = 11, Overload = 13;
    }
}
