namespace PrivateLinkKit.Testing.State;

/// <summary>
/// Scheduled steps that advance states without timers. Steps that are due run before each request and connection.
/// </summary>
internal sealed class Timeline(TimeProvider time, Pace pace)
{
    // A step may schedule the next one. The bound keeps a step that repeats forever (a crashing task) from blocking the request.
    private const int Generations = 16;

    private readonly PriorityQueue<(Action Run, int Generation), (DateTimeOffset Due, long Order)> _steps = new();
    private (DateTimeOffset Due, int Generation)? _running;
    private long _order;

    /// <summary>The due time of the current step; null outside of steps. Only under the gate.</summary>
    public DateTimeOffset? Moment => _running?.Due;

    /// <summary>Plans a step. With <see cref="Pace.Instant"/> it is due at once, but never within the call that plans it.</summary>
    public void After(TimeSpan realistic, Action step)
    {
        var from = _running?.Due ?? time.GetUtcNow();
        Add(step, _running?.Generation + 1 ?? 0, pace is Pace.Instant ? from : from + realistic);
    }

    /// <summary>
    /// Plans a step by the clock alone, whatever the pace: such as the removal of an ended resource that AWS still lists, or the end of a
    /// pause.
    /// </summary>
    public void Expire(TimeSpan after, Action step) => Add(step, generation: 0, (_running?.Due ?? time.GetUtcNow()) + after);

    /// <summary>Runs the due steps, in order, under the gate; a step scheduled by a step counts from its parent's due time.</summary>
    public void RunDue()
    {
        var now = time.GetUtcNow();
        var leftOver = new List<Action>();
        try
        {
            while (_steps.TryPeek(out var step, out var when) && when.Due <= now)
            {
                _steps.Dequeue();
                if (step.Generation == Generations)
                {
                    leftOver.Add(step.Run);
                    continue;
                }

                _running = (when.Due, step.Generation);
                step.Run();
            }
        }
        finally
        {
            _running = null;
            leftOver.ForEach(step => Add(step, generation: 0, now));
        }
    }

    public void Clear() => _steps.Clear();

    private void Add(Action step, int generation, DateTimeOffset due) => _steps.Enqueue((step, generation), (due, _order++));
}
