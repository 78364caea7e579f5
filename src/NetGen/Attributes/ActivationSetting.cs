namespace NetGen;

/// <summary>What a setting of an activation is where an attribute does not give it.</summary>
internal static class ActivationSetting
{
    /// <summary>α, which three functions have, each with its own usual value: those of PyTorch, and of Keras for the Elu.</summary>
    public static double Alpha(Activation activation) => activation switch
    {
        Activation.LeakyRelu => 0.01,
        Activation.PRelu => 0.25,
        Activation.Elu => 1,
        _ => 0,
    };
}
