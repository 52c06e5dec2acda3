namespace PrivateLinkKit.Benchmarks;

/// <summary>One section of the benchmark page: something that is measured, and the table it gives.</summary>
internal interface IRun
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>The heading of its section.</summary>
    string Title { get; }

    /// <summary>How it is measured and how to read the table.</summary>
    string About { get; }

    Task<Table> RunAsync(RunSettings settings);
}
