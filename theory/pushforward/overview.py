"""Methods of sampling by a pushforward map: what each minimises, its exact minimiser, and a case in closed form."""

from __future__ import annotations

from lawbook.theory.overview import Overview, Row


def row(method: str, viewpoint: str, objective: str, minimiser: str, case: str, law: str) -> Row:
    return Row((method, viewpoint, objective, minimiser, case), f"pushforward.{law}")


MAP, FIELD = "any map that pushes the noise onto the data", "the field itself"

OVERVIEW = Overview(
    title="Methods of sampling, and what they minimise",
    lead=(
        "mu_0 is the noise, mu_1 the law of the data, f the map or the field that is trained. Three viewpoints: test functions, densities, flows. "
        "The law at the right is a case with a closed form: its prediction, and what was measured without knowing it."
    ),
    columns=("method", "viewpoint", "objective", "exact minimiser", "case"),
    rows=(
        row("GAN", "test functions", "Jensen-Shannon divergence of f#mu_0 from mu_1", MAP, "two points", "jensen_shannon_of_points"),
        row("Wasserstein GAN", "test functions", "largest gap in means over 1-Lipschitz functions", MAP, "two points", "best_lipschitz_critic"),
        row("MMD GAN, moment and characteristic-function matching", "test functions", "mean squared gap in means over random functions", f"{MAP}, if the kernel is characteristic",
            "affine maps to a normal law", "loss_of_affine_map"),
        row("the same, one batch plugged in", "test functions", "its estimate from n draws", "a law that is too narrow", "affine maps to a normal law", "learnt_deviation"),
        row("normalising flow", "densities", "mean of -log density of f#mu_0 under mu_1", "an invertible such map", "isotropic fit", "isotropic_fit_by_likelihood"),
        row("Boltzmann generator", "densities", "KL(f#mu_0 || mu_1)", "an invertible such map", "isotropic fit", "isotropic_fit_by_reverse_divergence"),
        row("score-based diffusion (DDPM)", "flows", "denoising loss", "the score of the noised data", "normal data", "denoising_loss_of_linear_score"),
        row("DDPM, its reverse variance", "flows", "the step's variance", "between the two that are in use", "normal data", "exact_reverse_variance"),
        row("DDIM", "flows", "the same loss; first-order steps of the ODE", "as for diffusion", "normal data, N steps", "deviation_of_first_order_sampler"),
        row("flow matching", "flows", "regression on the velocity of lines", FIELD, "normal laws", "irreducible_loss_of_flow_matching"),
        row("optimal transport", "maps", "E |f(Z) - Z|^2 over maps that push forward", "the gradient of a convex function", "normal laws in the plane", "wasserstein_of_planar_normals"),
        row("reflow, distillation", "flows to maps", "regression on pairs of noise and the flow's end", "the flow's end map", "normal laws", "energy_after_reflow"),
    ),
)
