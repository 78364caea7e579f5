using NetGen;

/// <summary>Reads images of digits. The attributes are its layers, from the first to the last; the build writes the rest of the class.</summary>
/// <remarks>
/// Change, add or remove layers, and run the program again. The first line must have the shape of your images, the last one unit for each of your classes.
/// A network that cannot work is an error of the build.
/// </remarks>
[NeuralNetwork(16, 16, 1)]           // height, width and channels of an image
[Conv2D(8, 3, Activation.Relu)]      // 8 filters of 3 x 3 pixels
[MaxPool2D(2)]
[Dense(32, Activation.Relu)]
[Dropout(0.2)]                       // while training, a fifth of the values is dropped
[Dense(10, Activation.Softmax)]      // a probability for each digit
public partial class DigitNet;
