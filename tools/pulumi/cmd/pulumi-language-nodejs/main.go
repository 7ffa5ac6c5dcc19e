// Command pulumi-language-nodejs stands in for Pulumi's Node.js language host, which is not served as a Go module. It
// starts the two entry points of the real SDK, @pulumi/pulumi/cmd/run for a program and @pulumi/pulumi/cmd/run-policy-pack
// for a policy pack, with the arguments and environment that Pulumi's own host gives them. Of a project's runtime options
// it reads `typescript` and `tsconfig`.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"djangoguard/tools/pulumi/host"

	"github.com/pulumi/pulumi/sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

func main() {
	host.Main(func(engine string) pulumirpc.LanguageRuntimeServer { return &languageHost{engine: engine} })
}

type languageHost struct {
	host.Base
	engine string
}

// Run runs a program to its end.
func (languageHost *languageHost) Run(ctx context.Context, req *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	script, err := sdkScript(req.Info.ProgramDirectory, "run")
	if err != nil {
		return nil, err
	}
	arguments := []string{
		script,
		"--monitor=" + req.MonitorAddress,
		"--engine=" + languageHost.engine,
		"--organization=" + req.Organization,
		"--project=" + req.Project,
		"--root-directory=" + req.Info.RootDirectory,
		"--stack=" + req.Stack,
		"--pwd=" + req.Info.ProgramDirectory,
		"--parallel=" + strconv.Itoa(int(req.Parallel)),
		"--dry-run=" + strconv.FormatBool(req.DryRun),
		req.Info.EntryPoint,
	}
	cmd := exec.CommandContext(ctx, "node", append(arguments, req.Args...)...)
	cmd.Env = append(os.Environ(), typescriptOptions(req.Info.Options.GetFields())...)
	return host.RunProgram(cmd, req)
}

// RunPlugin runs a policy pack. The proxy stands between, because the pack's process wants the stack's configuration in
// its environment, and the engine sends it after the plugin has been started.
func (*languageHost) RunPlugin(req *pulumirpc.RunPluginRequest, server pulumirpc.LanguageRuntime_RunPluginServer) error {
	if req.Kind != "analyzer" {
		return fmt.Errorf("a plugin of kind %q is not run by this language host", req.Kind)
	}
	ctx, pack := server.Context(), req.Info.ProgramDirectory
	script, err := sdkScript(pack, "run-policy-pack")
	if err != nil {
		return err
	}
	streams, stdout, stderr, err := rpcutil.MakeRunPluginStreams(server, false)
	if err != nil {
		return err
	}
	defer streams.Close()
	proxy, packOutput, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return err
	}
	stack, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return err
	}
	environment, err := packEnvironment(req.Env, stack)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "node", append(append([]string{script}, req.Args...), pack)...)
	cmd.Dir = pack
	cmd.Env = environment
	cmd.Stdout, cmd.Stderr = packOutput, stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	return proxy.Attach(ctx, cmd)
}

// typescriptOptions is how the launcher gets to know of a project's runtime options.
func typescriptOptions(options map[string]*structpb.Value) []string {
	environment := []string{}
	if typescript, given := options["typescript"]; !given || typescript.GetBoolValue() {
		environment = append(environment, "PULUMI_NODEJS_TYPESCRIPT=true")
	}
	if tsconfig := options["tsconfig"].GetStringValue(); tsconfig != "" {
		environment = append(environment, "PULUMI_NODEJS_TSCONFIG_PATH="+tsconfig)
	}
	return environment
}

// packEnvironment adds to base which stack is judged. There is no stack while a pack is being published.
func packEnvironment(base []string, stack *pulumirpc.AnalyzerStackConfigureRequest) ([]string, error) {
	if stack == nil {
		return base, nil
	}
	config, err := json.Marshal(stack.Config)
	if err != nil {
		return nil, err
	}
	return append(base,
		"PULUMI_NODEJS_ORGANIZATION="+stack.Organization,
		"PULUMI_NODEJS_PROJECT="+stack.Project,
		"PULUMI_NODEJS_STACK="+stack.Stack,
		"PULUMI_NODEJS_DRY_RUN="+strconv.FormatBool(stack.DryRun),
		"PULUMI_CONFIG="+string(config),
	), nil
}

// sdkScript finds an entry point of the @pulumi/pulumi package as Node resolves it from the given folder.
func sdkScript(folder, name string) (string, error) {
	for parent := folder; ; parent = filepath.Dir(parent) {
		script := filepath.Join(parent, "node_modules", "@pulumi", "pulumi", "cmd", name)
		if _, err := os.Stat(script); err == nil {
			return script, nil
		}
		if parent == filepath.Dir(parent) {
			return "", fmt.Errorf("@pulumi/pulumi is not installed in %s: run npm install there", folder)
		}
	}
}
