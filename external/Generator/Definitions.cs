using System.ComponentModel;
using System.Diagnostics;
using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator;

/// <summary>The definition files and the commands that change them.</summary>
internal static class Definitions
{
    public static int Add(string service, string operation, Options options)
    {
        var file = Path.Combine(Folder(), service + ".api");
        if (!File.Exists(file))
        {
            throw new GeneratorException($"No {file}. Start it with three lines: model NAME, client NAME, server NAME.");
        }

        Rewrite(file, api => [.. api.Operations.Where(known => known.Name != operation), new Operation(operation) { ServerOnly = options.ServerOnly }],
            options);
        return 0;
    }

    public static int Prune(Options options)
    {
        foreach (var file in Directory.GetFiles(Folder(), "*.api"))
        {
            Rewrite(file, api => api.Operations, options);
        }

        return 0;
    }

    private static void Rewrite(string file, Func<Api, IReadOnlyList<Operation>> operations, Options options)
    {
        var known = DefinitionReader.Read(File.ReadAllText(file));
        var model = new BotocoreModel(options.Models ?? BotocoreFolder(), known.Facts.Model);
        var api = Pruner.Prune(model, known.Facts, operations(known));
        File.WriteAllText(file, DefinitionWriter.Write(api));
        Console.WriteLine($"{Path.GetFileName(file)}: {api.Operations.Count} operations, {api.Shapes.Count} shapes");
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "definitions") is var definitions && Directory.Exists(definitions))
            {
                return definitions;
            }
        }

        throw new GeneratorException("No definitions folder above the generator.");
    }

    private static string BotocoreFolder()
    {
        const string Script = "import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), 'data'))";
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardOutput = true })!;
            var folder = python.StandardOutput.ReadToEnd().Trim();
            python.WaitForExit();
            return python.ExitCode == 0 ? folder : throw new GeneratorException("botocore is not installed: pass --models DIR.");
        }
        catch (Win32Exception)
        {
            throw new GeneratorException("There is no python3 to locate botocore: pass --models DIR.");
        }
    }
}
