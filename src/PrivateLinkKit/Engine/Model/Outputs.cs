namespace PrivateLinkKit.Engine.Model;

/// <summary>Known outputs of a stack's resources; resolves a <see cref="Ref"/> to its value.</summary>
public sealed class Outputs
{
    /// <summary>Output that every resource has: its AWS id or ARN.</summary>
    public const string Id = "Id";

    private readonly Dictionary<LogicalId, ResourceState> _states = [];
    private readonly Lock _gate = new();

    internal Outputs()
    {
    }

    /// <summary>State of a resource; null until it exists.</summary>
    /// <param name="id">The resource.</param>
    public ResourceState? this[LogicalId id]
    {
        get
        {
            lock (_gate)
            {
                return _states.GetValueOrDefault(id);
            }
        }
    }

    internal void Set(ResourceState state)
    {
        lock (_gate)
        {
            _states[state.Id] = state;
        }
    }

    /// <summary>Returns the value; null if it is only known after apply.</summary>
    /// <param name="reference">The reference.</param>
    public string? Find(Ref reference) => reference switch
    {
        KnownValue known => known.Value,
        OutputOf output => this[output.Id]?.Output(output.Output),
        _ => throw new NotSupportedException($"A reference of type {reference.GetType().Name} has no value."),
    };

    /// <summary>Returns the value of a reference whose resource exists.</summary>
    /// <param name="reference">The reference.</param>
    /// <exception cref="InvalidOperationException">The value is not known yet.</exception>
    public string Get(Ref reference) =>
        Find(reference) ?? throw new InvalidOperationException($"{reference} is not known yet; its resource has to come first in the graph.");

    /// <summary>Returns the values of references whose resources exist.</summary>
    /// <param name="references">The references.</param>
    /// <exception cref="InvalidOperationException">A value is not known yet.</exception>
    public List<string> Get(IEnumerable<Ref> references) => [.. references.Select(Get)];
}
