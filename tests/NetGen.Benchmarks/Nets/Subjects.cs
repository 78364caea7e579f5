namespace NetGen.Benchmarks.Nets;

/// <summary>The networks that are measured. Each call makes new ones, with the same weights.</summary>
internal static class Subjects
{
    /// <summary>A network by its shape.</summary>
    public static Subject Named(string shape) => shape switch
    {
        "2-8-1" => Xor(),
        "4-16-3" => Iris(),
        "16-64-32-10" => Small(),
        "784-128-10" => Digits(),
        "784-300-100-10" => Tapered(),
        "784-512-256-10" => Wide(),
        "784-2500-2000-1500-1000-500-10" => Deep(),
        _ => throw new ArgumentException($"There is no network {shape}.", nameof(shape)),
    };

    public static Subject Xor() =>
        new Subject<Net2x8x1> { Sizes = [2, 8, 1], Hidden = Activation.Tanh, Output = Activation.Sigmoid };

    public static Subject Iris() => new Subject<Net4x16x3> { Sizes = [4, 16, 3] };

    public static Subject Small() => new Subject<Net16x64x32x10> { Sizes = [16, 64, 32, 10] };

    public static Subject Digits() => new Subject<Net784x128x10> { Sizes = [784, 128, 10] };

    public static Subject Tapered() => new Subject<Net784x300x100x10> { Sizes = [784, 300, 100, 10] };

    public static Subject Wide() => new Subject<Net784x512x256x10> { Sizes = [784, 512, 256, 10] };

    public static Subject Deep() => new Subject<NetOfSixLayers> { Sizes = [784, 2500, 2000, 1500, 1000, 500, 10] };
}
