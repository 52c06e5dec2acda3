namespace PrivateLinkKit.Engine.Model;

/// <summary>The name of a resource in its stack, <c>unit/part</c>: <c>task-api/vpc</c>, <c>customer/endpoint</c>. Plans, errors, logs and
/// ownership tags use it.</summary>
/// <param name="Value">The name.</param>
public readonly record struct LogicalId(string Value) : IComparable<LogicalId>
{
    /// <param name="unit">Name of the service or of a consumer.</param>
    /// <param name="part">Name of the resource in its unit.</param>
    public LogicalId(string unit, string part)
        : this($"{unit}/{part}")
    {
    }

    /// <summary>Name of the unit.</summary>
    public string Unit => Value.IndexOf('/') is var end && end < 0 ? Value : Value[..end];

    /// <summary>Compares by ordinal order.</summary>
    public int CompareTo(LogicalId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
