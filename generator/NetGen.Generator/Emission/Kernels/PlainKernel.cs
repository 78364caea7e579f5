using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>The kernels of convolutions in groups of few filters: calls of the runtime's loops.</summary>
internal static class PlainKernel
{
    public static Action<SourceWriter, VectorForm> Forward(ConvolutionForward op, PanelLayout w, int xPitch, int yPitch) => (writer, _) =>
        writer.Write($"Runtime::PlainConvolution.Forward({op.X}, {xPitch}, {op.W}, {Shape(op.Geometry, w)}, rows, {op.Y}, {yPitch});");

    public static Action<SourceWriter, VectorForm> InputGradient(ConvolutionInputGradient op, PanelLayout w, int dyPitch, int dxPitch) => (writer, _) =>
        writer.Write($"Runtime::PlainConvolution.InputGradient({op.DY}, {dyPitch}, {op.W}, {Shape(op.Geometry, w)}, rows, {op.DX}, {dxPitch});");

    public static Action<SourceWriter, VectorForm> WeightGradient(ConvolutionWeightGradient op, int xPitch, int dyPitch) => (writer, _) => writer.Write(
        $"Runtime::PlainConvolution.WeightGradient({op.X}, {xPitch}, {op.DY}, {dyPitch}, {Shape(op.Geometry, op.Panels)}, rows, begins, "
        + $"{Literals.Bool(op.DB is not null)}, dws);");

    private static string Shape(ConvolutionGeometry geometry, PanelLayout w) =>
        $"new Runtime::ConvolutionShape({Axis(geometry.Window.Y)}, {Axis(geometry.Window.X)}, {geometry.Channels}, {geometry.Groups}, "
        + $"new Runtime::{w.Literal})";

    private static string Axis(WindowAxis axis) => $"new({axis.Input}, {axis.Output}, {axis.Kernel}, {axis.Stride}, {axis.Dilation}, {axis.Before})";
}
