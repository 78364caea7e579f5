namespace Digits;

/// <summary>The networks to choose from.</summary>
internal enum DigitNetwork
{
    /// <summary>784-128-10.</summary>
    Dense,

    /// <summary>LeNet-5.</summary>
    Lenet,

    /// <summary>Small filters, batch normalisation, dropout.</summary>
    Cnn,
}
