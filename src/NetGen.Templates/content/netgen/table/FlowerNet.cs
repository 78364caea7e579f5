using NetGen;

/// <summary>
/// Tells the species of a flower by four lengths. The attributes are its layers, from the first to the last; the build writes the rest of the class.
/// </summary>
/// <remarks>
/// Change, add or remove layers, and run the program again. The first line must have the number of your columns, the last one unit for each of your classes.
/// To predict a number instead of a class, end with <c>[Dense(1)]</c>. A network that cannot work is an error of the build.
/// </remarks>
[NeuralNetwork(4)]                   // the columns of the table
[Standardize]                        // scales each column to mean 0 and deviation 1, measured in the training data
[Dense(16, Activation.Relu)]
[Dense(3, Activation.Softmax)]       // a probability for each species
public partial class FlowerNet;
