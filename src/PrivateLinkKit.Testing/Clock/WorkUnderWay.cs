namespace PrivateLinkKit.Testing.Clock;

/// <summary>Counts work that a virtual clock must not jump over.</summary>
internal sealed class WorkUnderWay
{
    private readonly int[] _counts = new int[Enum.GetValues<WorkKind>().Length];
    private long _events;

    /// <summary>true if there is work that does not merely wait for the clock.</summary>
    public bool IsHeld => Count(WorkKind.Held) > Count(WorkKind.Parked) || Count(WorkKind.Request) > Count(WorkKind.Parked);

    /// <summary>true if timer callbacks run. They may block forever, so they do not hold the clock forever.</summary>
    public bool IsCalling => Count(WorkKind.Callback) > 0;

    /// <summary>Incremented when work begins or ends.</summary>
    public long Events => Volatile.Read(ref _events);

    public void Note() => Interlocked.Increment(ref _events);

    public void Add(WorkKind kind, int change)
    {
        Interlocked.Add(ref _counts[(int)kind], change);
        Note();
    }

    public IDisposable Begin(WorkKind kind)
    {
        Add(kind, 1);
        return new Piece(this, kind);
    }

    private int Count(WorkKind kind) => Volatile.Read(ref _counts[(int)kind]);

    private sealed class Piece(WorkUnderWay work, WorkKind kind) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) is 0)
            {
                work.Add(kind, -1);
            }
        }
    }
}
