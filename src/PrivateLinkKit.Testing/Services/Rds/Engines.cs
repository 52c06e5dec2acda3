namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>A database engine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Version">The version of new instances that ask for none.</param>
/// <param name="License">Its license model.</param>
internal sealed record Engine(string Name, int Port, string Version, string License)
{
    private static readonly Engine[] All =
    [
        new("postgres", 5432, "17.6", "postgresql-license"),
        new("mysql", 3306, "8.4.6", "general-public-license"),
        new("mariadb", 3306, "11.8.3", "general-public-license"),
    ];

    public static Engine Find(string name) =>
        Array.Find(All, engine => engine.Name == name) ?? throw RdsErrors.NotEmulated($"the engine {name}");

    /// <summary>Returns the default parameter group of a version.</summary>
    public string ParameterGroupOf(string version) => $"default.{Name}{Family(version)}";

    /// <summary>Returns the default option group of a version.</summary>
    public string OptionGroupOf(string version) => $"default:{Name}-{Family(version).Replace('.', '-')}";

    // Since version 10, the major version of PostgreSQL is one number.
    private string Family(string version) => string.Join('.', version.Split('.').Take(Name is "postgres" ? 1 : 2));
}
