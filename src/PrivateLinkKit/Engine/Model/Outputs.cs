namespace PrivateLinkKit.Engine.Model;

/// <summary>Known outputs of a stack's resources; resolves a <see cref="Ref"/> to its value.</summary>
internal sealed class Outputs
{
    public const string Id = "Id";

    private readonly Dictionary<LogicalId, ResourceState> _states = [];
    private readonly Lock _gate = new();

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

    public void Set(ResourceState state)
    {
        lock (_gate)
        {
            _states[state.Id] = state;
        }
    }

    /// <summary>Returns the value; null if it is only known after apply.</summary>
    public string? Find(Ref reference) => reference switch
    {
        KnownValue known => known.Value,
        OutputOf output => this[output.Id]?.Output(output.Output),
        _ => throw new NotSupportedException($"A reference of type {reference.GetType().Name} has no value."),
    };

    /// <summary>Returns the value of a reference whose resource exists.</summary>
    public string Get(Ref reference) =>
        Find(reference) ?? throw new InvalidOperationException($"{reference} is not known yet; its resource has to come first in the graph.");

    public List<string> Get(IEnumerable<Ref> references) => [.. references.Select(Get)];
}
