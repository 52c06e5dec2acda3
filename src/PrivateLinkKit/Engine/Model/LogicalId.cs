namespace PrivateLinkKit.Engine.Model;

/// <summary>The name of a resource in its stack, <c>unit/part</c>: <c>task-api/vpc</c>, <c>customer/endpoint</c>. Plans, errors, logs and
/// ownership tags use it.</summary>
internal readonly record struct LogicalId(string Value) : IComparable<LogicalId>
{
    public LogicalId(string unit, string part)
        : this($"{unit}/{part}")
    {
    }

    public string Unit => Value.Split('/')[0];

    public int CompareTo(LogicalId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
