namespace NetGen;

/// <summary>The settings of an activation if an attribute does not set them.</summary>
internal static class ActivationSetting
{
    /// <summary>α. Three functions have it. The values are the defaults of PyTorch; that of Elu is also the default of Keras.</summary>
    public static double Alpha(Activation activation) => activation switch
    {
        Activation.LeakyRelu => 0.01,
        Activation.PRelu => 0.25,
        Activation.Elu => 1,
        _ => 0,
    };
}
