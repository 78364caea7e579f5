namespace NetGen.Build.Importing.Values;

/// <summary>An integer that may have the batch size as a factor, as in shapes.</summary>
/// <param name="Number">The number.</param>
/// <param name="Power">The exponent of the batch size. It is 0 or 1 in valid shapes.</param>
internal readonly record struct WholeNumber(long Number, int Power)
{
    /// <summary>The batch size itself.</summary>
    public static readonly WholeNumber Batch = new(1, 1);

    public static implicit operator WholeNumber(long number) => new(number, 0);

    /// <summary>The plain number. A batch size has none during the build.</summary>
    /// <exception cref="DeclinedException">It has the batch size as a factor.</exception>
    public long Plain =>
        Power == 0 || Number == 0 ? Number :
        throw new DeclinedException("The size of the batch is used as a number here. NetGen supports it only as the first size of a shape.");

    public static WholeNumber operator +(WholeNumber left, WholeNumber right) =>
        left.Number == 0 ? right :
        right.Number == 0 ? left :
        left.Power == right.Power ? new(checked(left.Number + right.Number), left.Power) :
        throw new DeclinedException("A number is added to the size of the batch. NetGen supports that size only as the first size of a shape.");

    public static WholeNumber operator -(WholeNumber left, WholeNumber right) => left + new WholeNumber(checked(-right.Number), right.Power);

    public static WholeNumber operator *(WholeNumber left, WholeNumber right) => new(checked(left.Number * right.Number), left.Power + right.Power);

    /// <summary>The quotient, truncated towards zero as in ONNX.</summary>
    public static WholeNumber operator /(WholeNumber left, WholeNumber right)
    {
        if (right.Number == 0) throw new DeclinedException("A whole number is divided by zero.");
        bool exact = left.Number % right.Number == 0;
        if (left.Power < right.Power || (left.Power > 0 && !exact))
            throw new DeclinedException("The size of the batch is divided. NetGen supports it only as the first size of a shape.");

        return new WholeNumber(left.Number / right.Number, left.Power - right.Power);
    }
}
