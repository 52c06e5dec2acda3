namespace PrivateLinkKit.Benchmarks;

/// <summary>One section of the benchmark page: a measurement and its table.</summary>
internal interface IRun
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>The heading of its section.</summary>
    string Title { get; }

    /// <summary>Method of the measurement, and how to read the table.</summary>
    string About { get; }

    Task<Table> RunAsync(RunSettings settings);
}
