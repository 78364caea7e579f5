using Digits;
using NetGen;

Mnist mnist = Mnist.Load(args[1]);
var net = new DigitNet(seed: 1);
Console.WriteLine(net.Summary());
GradientCheck check = net.CheckGradients(mnist.Train);
Console.WriteLine(check.MaxRelativeError);
Console.WriteLine(net.CheckGradients(mnist.Train, useDoubleBackward: true).MaxRelativeError);
History history = net.Fit(mnist.Train, new FitOptions { Epochs = 5, BatchSize = 64, Validation = mnist.Test });
foreach (EpochRecord epoch in history.Epochs)
{
    Console.WriteLine(epoch);
}

Console.WriteLine($"accuracy {net.Evaluate(mnist.Test).Accuracy:F4}");
