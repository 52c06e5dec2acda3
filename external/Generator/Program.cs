using PrivateLinkKit.External.Generator;

try
{
    return args switch
    {
        ["add", var service, var operation, .. var rest] => Definitions.Add(service, operation, Options.Parse(rest)),
        ["prune", .. var rest] => Definitions.Prune(Options.Parse(rest)),
        ["client", var definition, var folder] => CodeGeneration.Client(definition, folder),
        ["server", var definition, var folder] => CodeGeneration.Server(definition, folder),
        ["schemas", var folder, var file] => ResourceSchemas.Pack(folder, file),
        _ => Usage(),
    };
}
catch (GeneratorException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("""
        add SERVICE OPERATION [--server-only] [--models DIR]   adds an operation and what it reaches to definitions/SERVICE.api
        prune [--models DIR]                                   reads every definition again from the models, by its own operation list
        client FILE.api FOLDER                                 writes the client (a stand-in for AWSSDK.*)
        server FILE.api FOLDER                                 writes the records and codecs of the emulator
        schemas FOLDER FILE                                    packs the schemas of resource types, one JSON file each
        """);
    return 2;
}
