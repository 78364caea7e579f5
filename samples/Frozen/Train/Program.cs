using Digits.Drawing;
using Frozen.Train;
using NetGen;

// Trains on digits that it draws itself, and saves the network where the other project embeds it.
string path = args is [var given] ? given : "samples/Frozen/Serve/digits.safetensors";

const int Drawn = 12_000, Tested = 2_000;
var painter = new DigitPainter(seed: 1);
Dataset train = painter.Paint(0, Drawn).ToDataset(), test = painter.Paint(Drawn, Tested).ToDataset();

var net = new DigitNet(seed: 1);
net.Fit(train, new FitOptions { Epochs = 8, BatchSize = 64, Optimizer = new Adam() });
double accuracy = net.Evaluate(test).Accuracy;
net.Save(path);
Console.WriteLine($"test accuracy {accuracy:F4}, saved to {path}");
return accuracy > 0.9 ? 0 : 1;
