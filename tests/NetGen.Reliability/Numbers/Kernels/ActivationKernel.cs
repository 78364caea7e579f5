namespace NetGen.Reliability.Numbers.Kernels;

/// <summary>An activation and its derivative.</summary>
internal sealed class ActivationKernel(
    string name, ElementKernels.Call apply, ActivationKernel.BackwardCall backward, Func<double, double> function, Func<double, double> derivative)
    : Kernel(name)
{
    private readonly ElementKernel _forward = new(name, 1, apply, (z, _, _) => function(z), 1e-4, absolute: 1e-6);

    public delegate void BackwardCall(float[] dy, float[] z, float[] y, Span<float> dz);

    public override void Try(Chance chance)
    {
        _forward.Try(chance);
        int length = chance.Between(1, 50);
        float[] dy = Spoiled(chance, length), z = Spoiled(chance, length), y = new float[length], dz = new float[length], alone = new float[1];
        apply(z, z, z, y);
        backward(dy, z, y, dz);
        for (int i = 0; i < length; i++)
        {
            backward([dy[i]], [z[i]], [y[i]], alone);
            int place = i;
            double expected = dy[i] * derivative(z[i]);
            BrokenPromiseException.Unless(IsSame(dz[i], alone[0]), () => Message(place, alone[0]));
            BrokenPromiseException.Unless(!float.IsNaN(dy[i]) || float.IsNaN(dz[i]), () => Message(place, float.NaN));
            BrokenPromiseException.Unless(
                !float.IsFinite(dy[i]) || !float.IsFinite(z[i]) || IsNear(dz[i], expected, 1e-4, 1e-29 + (2e-6 * Math.Abs(dy[i]))),
                () => Message(place, expected));
        }

        string Message(int i, double expected) => FormattableString.Invariant(
            $"{Name}: backward of {dy[i]} at {z[i]} in lane {i} of {length}: expected {expected}, but found {dz[i]}.");
    }
}
